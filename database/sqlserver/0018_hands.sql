-- Handing out: kinds of work of different size, whether what is paused counts, what belongs together, and what somebody was answered last.

ALTER TABLE [WorkQueues] ADD [Sizes] nvarchar(400) NULL;

ALTER TABLE [WorkQueues] ADD [CountsPaused] bit NOT NULL CONSTRAINT [DF_WorkQueues_CountsPaused] DEFAULT 0;

ALTER TABLE [WorkQueues] ADD [KeepsTogether] bit NOT NULL CONSTRAINT [DF_WorkQueues_KeepsTogether] DEFAULT 0;

-- Answers: what Get next answered somebody, latest last.
CREATE INDEX [IX_PullDecisions_Person] ON [PullDecisions] ([PersonId], [At]);
