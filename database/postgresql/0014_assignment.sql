-- Assignment: who may do what in a queue, what a person can and when they are away, what was declined, and what a supervisor put first.

ALTER TABLE "WorkItems" ADD COLUMN "PinnedAt" timestamp(3) with time zone NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "MaxUnstarted" integer NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "MaxUnstartedDays" integer NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "UrgentMinutes" integer NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "Skill" character varying(20) NULL;

ALTER TABLE "WorkQueues" ADD COLUMN "SkillLevel" integer NOT NULL DEFAULT 0;

ALTER TABLE "WorkQueues" ADD COLUMN "RelaxMinutes" integer NOT NULL DEFAULT 0;

-- Until now a role took and opened a queue's work, and nothing besides was limited to it.
ALTER TABLE "QueueRoles" ADD COLUMN "Rights" integer NOT NULL DEFAULT 2;

CREATE TABLE "SkillNeeds" (
    "ItemId" uuid NOT NULL,
    "Skill" character varying(20) NOT NULL,
    "Level" integer NOT NULL,
    "QueueId" uuid NULL,
    "EndsAt" timestamp(3) with time zone NULL,
    CONSTRAINT "PK_SkillNeeds" PRIMARY KEY ("ItemId", "Skill", "Level")
);

CREATE TABLE "PersonSkills" (
    "PersonId" uuid NOT NULL,
    "Skill" character varying(20) NOT NULL,
    "Level" integer NOT NULL,
    CONSTRAINT "PK_PersonSkills" PRIMARY KEY ("PersonId", "Skill")
);

CREATE TABLE "WorkDeclines" (
    "ItemId" uuid NOT NULL,
    "PersonId" uuid NOT NULL,
    "Count" integer NOT NULL,
    "Reason" character varying(20) NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "AgainAt" timestamp(3) with time zone NULL,
    CONSTRAINT "PK_WorkDeclines" PRIMARY KEY ("ItemId", "PersonId")
);

CREATE TABLE "StuckItems" (
    "ItemId" uuid NOT NULL CONSTRAINT "PK_StuckItems" PRIMARY KEY,
    "Since" timestamp(3) with time zone NOT NULL,
    "Because" character varying(200) NOT NULL
);

CREATE TABLE "Takers" (
    "PersonId" uuid NOT NULL CONSTRAINT "PK_Takers" PRIMARY KEY,
    "AwayFrom" timestamp(3) with time zone NULL,
    "AwayUntil" timestamp(3) with time zone NULL,
    "AwayWhy" character varying(100) NULL,
    "QueueOrder" character varying(400) NULL
);
