"""The guides the program ships with, and what checks them."""
