"""The schemas for editors' programs and the guide for editors, both made from the model; what it means: `meaning`."""
