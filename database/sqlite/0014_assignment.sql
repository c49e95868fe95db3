-- Assignment: who may do what in a queue, what a person can and when they are away, what was declined, and what a supervisor put first.

ALTER TABLE "WorkItems" ADD COLUMN "PinnedAt" TEXT NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "MaxUnstarted" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "MaxUnstartedDays" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "UrgentMinutes" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "Skill" TEXT NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SkillLevel" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "RelaxMinutes" INTEGER NOT NULL DEFAULT 0;

-- Until now a role took and opened a queue's work, and nothing besides was limited to it.
ALTER TABLE "QueueRoles" ADD COLUMN "Rights" INTEGER NOT NULL DEFAULT 2;

CREATE TABLE "SkillNeeds" (
    "ItemId" TEXT NOT NULL,
    "Skill" TEXT NOT NULL,
    "Level" INTEGER NOT NULL,
    "QueueId" TEXT NULL,
    "EndsAt" TEXT NULL,
    CONSTRAINT "PK_SkillNeeds" PRIMARY KEY ("ItemId", "Skill", "Level")
);

CREATE TABLE "PersonSkills" (
    "PersonId" TEXT NOT NULL,
    "Skill" TEXT NOT NULL,
    "Level" INTEGER NOT NULL,
    CONSTRAINT "PK_PersonSkills" PRIMARY KEY ("PersonId", "Skill")
);

CREATE TABLE "WorkDeclines" (
    "ItemId" TEXT NOT NULL,
    "PersonId" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "AgainAt" TEXT NULL,
    CONSTRAINT "PK_WorkDeclines" PRIMARY KEY ("ItemId", "PersonId")
);

CREATE TABLE "StuckItems" (
    "ItemId" TEXT NOT NULL CONSTRAINT "PK_StuckItems" PRIMARY KEY,
    "Since" TEXT NOT NULL,
    "Because" TEXT NOT NULL
);

CREATE TABLE "Takers" (
    "PersonId" TEXT NOT NULL CONSTRAINT "PK_Takers" PRIMARY KEY,
    "AwayFrom" TEXT NULL,
    "AwayUntil" TEXT NULL,
    "AwayWhy" TEXT NULL,
    "QueueOrder" TEXT NULL
);
