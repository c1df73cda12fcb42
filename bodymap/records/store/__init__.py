"""The library of people and visits: one encrypted SQLite file, who may write it, its backups."""
