"""Choose the adapters: the one place that knows what stands behind each port."""
