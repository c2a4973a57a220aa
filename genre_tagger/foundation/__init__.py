"""What every house stands on: each helper once."""
