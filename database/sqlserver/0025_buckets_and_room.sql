-- Queues whose work stands in buckets, each with an order of its own. What an item stands by in its lane is a column: its effective due, or what its bucket orders by.
-- And how much of one queue a person may hold, whether it counts against other work, and which skills are an advantage there.

ALTER TABLE [WorkQueues] ADD [Buckets] nvarchar(500) NULL;

ALTER TABLE [WorkQueues] ADD [MostHeld] int NOT NULL CONSTRAINT [DF_WorkQueues_MostHeld] DEFAULT 0;

ALTER TABLE [WorkQueues] ADD [GivesWay] bit NOT NULL CONSTRAINT [DF_WorkQueues_GivesWay] DEFAULT 0;

ALTER TABLE [WorkQueues] ADD [Advantage] nvarchar(100) NULL;

ALTER TABLE [WorkItems] ADD [Bucket] int NOT NULL CONSTRAINT [DF_WorkItems_Bucket] DEFAULT 1;

ALTER TABLE [WorkItems] ADD [BucketOrder] nvarchar(6) NOT NULL CONSTRAINT [DF_WorkItems_BucketOrder] DEFAULT N'Due';

ALTER TABLE [WorkItems] ADD [OrderAt] datetime2(3) NOT NULL CONSTRAINT [DF_WorkItems_OrderAt] DEFAULT '1900-01-01';

DROP INDEX [IX_WorkItems_Owner_Order] ON [WorkItems];

DROP INDEX [IX_WorkItems_Queue_Order] ON [WorkItems];

GO

-- A batch of its own: the one above does not know the column yet.
UPDATE [WorkItems] SET [OrderAt] = [EffectiveDueAt];

-- Answers: a page of somebody's own items in their order.
CREATE INDEX [IX_WorkItems_Owner_Order] ON [WorkItems] ([OwnerId], [Standing], [Lane], [OrderAt], [ScoreOrder], [ValueOrder], [CreatedAt], [Number]);

-- Answers: a page of a queue in its order, and which item is next in it.
CREATE INDEX [IX_WorkItems_Queue_Order] ON [WorkItems] ([QueueId], [Standing], [Lane], [OrderAt], [ScoreOrder], [ValueOrder], [CreatedAt], [Number]);

-- Answers: which of a queue's items that nobody has is next.
CREATE INDEX [IX_WorkItems_Free] ON [WorkItems] ([QueueId], [Standing], [Lane], [OrderAt], [ScoreOrder], [ValueOrder], [CreatedAt], [Number]) WHERE [OwnerId] IS NULL;
