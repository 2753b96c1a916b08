"""The whole run is cut off from every other machine, and this proves it."""

import socket

import pytest

from conftest import NetworkReached


def test_a_connection_beyond_this_machine_fails():
    """An address of the documentation range cannot be reached from a test."""
    with pytest.raises(NetworkReached), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))


def test_a_look_up_beyond_this_machine_fails():
    """Nor can a name be looked up."""
    with pytest.raises(NetworkReached):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_can_be_reached():
    """Loopback stays open, for the tests that start a server."""
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())
