-- Why: whoever promoted a model by hand stood here by name, also after they were deleted. The row has their number.
UPDATE promotion SET reason = 'Promoted by hand.' WHERE userId IS NOT NULL AND reason LIKE 'Promoted by %';
