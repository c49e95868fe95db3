-- Several nodes on one store: what one tells the others, the keys that they share, and the period that each job has run for.

CREATE TABLE "ChangeLog" (
    "Id" uuid NOT NULL,
    "NodeId" uuid NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "Told" character varying(4000) NOT NULL,
    "Mark" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT "PK_ChangeLog" PRIMARY KEY ("Id")
);

-- Answers: what was changed since a node looked last.
CREATE INDEX "IX_ChangeLog_Mark" ON "ChangeLog" ("Mark");

-- Answers: which changes are old enough to forget.
CREATE INDEX "IX_ChangeLog_At" ON "ChangeLog" ("At");

CREATE TABLE "ProtectionKeys" (
    "Number" integer NOT NULL,
    "At" timestamp(3) with time zone NOT NULL,
    "Xml" text NOT NULL,
    CONSTRAINT "PK_ProtectionKeys" PRIMARY KEY ("Number")
);

ALTER TABLE "JobLeases" ADD COLUMN "PeriodAt" timestamp(3) with time zone NULL;
