"""What leaves this computer: the secret guard and what it needs."""
