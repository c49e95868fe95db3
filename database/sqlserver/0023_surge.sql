-- Surge: until when Get next hands out the first two priorities of a queue alone, and who said so and why.

ALTER TABLE [WorkQueues] ADD [SurgeFrom] datetime2(3) NULL;

ALTER TABLE [WorkQueues] ADD [SurgeUntil] datetime2(3) NULL;

ALTER TABLE [WorkQueues] ADD [SurgeWhy] nvarchar(200) NULL;

ALTER TABLE [WorkQueues] ADD [SurgeBy] nvarchar(200) NULL;

-- Whether Get next may hand somebody on the same day what they had and gave back that day.
ALTER TABLE [WorkQueues] ADD [ServesAgain] bit NOT NULL CONSTRAINT [DF_WorkQueues_ServesAgain] DEFAULT 0;
