"""The body as geometry: outlines, zones, published maps, point and area queries. No medicine, no drawing."""
