"""The outside world becomes signals: recognize, map, check, reject."""
