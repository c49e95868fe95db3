-- Assignment: who may do what in a queue, what a person can and when they are away, what was declined, and what a supervisor put first.

ALTER TABLE [WorkItems] ADD [PinnedAt] datetime2(3) NULL;

ALTER TABLE [WorkQueues] ADD [MaxUnstarted] int NOT NULL CONSTRAINT [DF_WorkQueues_MaxUnstarted] DEFAULT 0;

ALTER TABLE [WorkQueues] ADD [MaxUnstartedDays] int NOT NULL CONSTRAINT [DF_WorkQueues_MaxUnstartedDays] DEFAULT 0;

ALTER TABLE [WorkQueues] ADD [UrgentMinutes] int NOT NULL CONSTRAINT [DF_WorkQueues_UrgentMinutes] DEFAULT 0;

ALTER TABLE [WorkQueues] ADD [Skill] nvarchar(20) NULL;

ALTER TABLE [WorkQueues] ADD [SkillLevel] int NOT NULL CONSTRAINT [DF_WorkQueues_SkillLevel] DEFAULT 0;

ALTER TABLE [WorkQueues] ADD [RelaxMinutes] int NOT NULL CONSTRAINT [DF_WorkQueues_RelaxMinutes] DEFAULT 0;

-- Until now a role took and opened a queue's work, and nothing besides was limited to it.
ALTER TABLE [QueueRoles] ADD [Rights] int NOT NULL CONSTRAINT [DF_QueueRoles_Rights] DEFAULT 2;

CREATE TABLE [SkillNeeds] (
    [ItemId] uniqueidentifier NOT NULL,
    [Skill] nvarchar(20) NOT NULL,
    [Level] int NOT NULL,
    [QueueId] uniqueidentifier NULL,
    [EndsAt] datetime2(3) NULL,
    CONSTRAINT [PK_SkillNeeds] PRIMARY KEY ([ItemId], [Skill], [Level])
);

CREATE TABLE [PersonSkills] (
    [PersonId] uniqueidentifier NOT NULL,
    [Skill] nvarchar(20) NOT NULL,
    [Level] int NOT NULL,
    CONSTRAINT [PK_PersonSkills] PRIMARY KEY ([PersonId], [Skill])
);

CREATE TABLE [WorkDeclines] (
    [ItemId] uniqueidentifier NOT NULL,
    [PersonId] uniqueidentifier NOT NULL,
    [Count] int NOT NULL,
    [Reason] nvarchar(20) NOT NULL,
    [At] datetime2(3) NOT NULL,
    [AgainAt] datetime2(3) NULL,
    CONSTRAINT [PK_WorkDeclines] PRIMARY KEY ([ItemId], [PersonId])
);

CREATE TABLE [StuckItems] (
    [ItemId] uniqueidentifier NOT NULL,
    [Since] datetime2(3) NOT NULL,
    [Because] nvarchar(200) NOT NULL,
    CONSTRAINT [PK_StuckItems] PRIMARY KEY ([ItemId])
);

CREATE TABLE [Takers] (
    [PersonId] uniqueidentifier NOT NULL,
    [AwayFrom] datetime2(3) NULL,
    [AwayUntil] datetime2(3) NULL,
    [AwayWhy] nvarchar(100) NULL,
    [QueueOrder] nvarchar(400) NULL,
    CONSTRAINT [PK_Takers] PRIMARY KEY ([PersonId])
);
