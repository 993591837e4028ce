"""What people type about money: amounts, days, card numbers, addresses. Pure functions, no network."""
