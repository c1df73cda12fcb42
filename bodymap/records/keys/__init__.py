"""The key of the library: made of randomness, kept by the system or in a file, wrapped by a passphrase or a printed key."""
