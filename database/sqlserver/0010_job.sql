-- The tables of Job.

CREATE TABLE [JobLeases] (
    [Job] nvarchar(60) NOT NULL,
    [Holder] nvarchar(200) NOT NULL,
    [LeaseUntil] datetime2(3) NOT NULL,
    [Version] int NOT NULL,
    CONSTRAINT [PK_JobLeases] PRIMARY KEY ([Job])
);

CREATE TABLE [JobRuns] (
    [Id] uniqueidentifier NOT NULL,
    [Job] nvarchar(60) NOT NULL,
    [StartedAt] datetime2(3) NOT NULL,
    [EndedAt] datetime2(3) NULL,
    [Outcome] nvarchar(24) NOT NULL,
    [Counts] nvarchar(1000) NULL,
    [Error] nvarchar(2000) NULL,
    CONSTRAINT [PK_JobRuns] PRIMARY KEY ([Id])
);

-- Answers: the latest runs of a job.
CREATE INDEX [IX_JobRuns_Job] ON [JobRuns] ([Job], [StartedAt]);

-- Answers: which runs are old enough to forget.
CREATE INDEX [IX_JobRuns_Started] ON [JobRuns] ([StartedAt]);
