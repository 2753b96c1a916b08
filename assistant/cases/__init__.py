"""Cases and the sessions in which their workflows are walked."""
