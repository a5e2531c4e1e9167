"""Real servers for tests: found on the machine, else installed, started on loopback and ended by process id."""
