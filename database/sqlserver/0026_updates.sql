-- Promises about the next word: when somebody responsible last acted, and by when the next is owed.

ALTER TABLE [WorkItems] ADD [ToldAt] datetime2(3) NULL;

ALTER TABLE [WorkItems] ADD [UpdateDueAt] datetime2(3) NULL;

ALTER TABLE [ItemMoments] ADD [ToldAt] datetime2(3) NULL;
