-- Surge: until when Get next hands out the first two priorities of a queue alone, and who said so and why.

ALTER TABLE [WorkQueues] ADD [SurgeFrom] datetime2(3) NULL;

ALTER TABLE [WorkQueues] ADD [SurgeUntil] datetime2(3) NULL;

ALTER TABLE [WorkQueues] ADD [SurgeWhy] nvarchar(200) NULL;

ALTER TABLE [WorkQueues] ADD [SurgeBy] nvarchar(200) NULL;
