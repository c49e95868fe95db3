-- Promises to those outside: whose time counts by where the requester works, and since when word from outside waits for an answer.

ALTER TABLE [WorkItems] ADD [RequesterFacilityId] uniqueidentifier NULL;

ALTER TABLE [WorkItems] ADD [HeardAt] datetime2(3) NULL;

ALTER TABLE [ItemMoments] ADD [IsHeard] bit NOT NULL CONSTRAINT [DF_ItemMoments_IsHeard] DEFAULT 0;
