"""The words of a text that name a time, as printed; what day they mean is settled elsewhere."""
