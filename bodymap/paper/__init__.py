"""A body sheet for felt-tip pens: drawn to be printed, and read again from a scan or a photo."""
