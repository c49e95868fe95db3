-- Several nodes on one store: what one tells the others, the keys that they share, and the period that each job has run for.

CREATE TABLE "ChangeLog" (
    "Mark" INTEGER NOT NULL CONSTRAINT "PK_ChangeLog" PRIMARY KEY AUTOINCREMENT,
    "Id" TEXT NOT NULL,
    "NodeId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Told" TEXT NOT NULL
);

-- Answers: which changes are old enough to forget.
CREATE INDEX "IX_ChangeLog_At" ON "ChangeLog" ("At");

CREATE TABLE "ProtectionKeys" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_ProtectionKeys" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "Xml" TEXT NOT NULL
);

ALTER TABLE "JobLeases" ADD COLUMN "PeriodAt" TEXT NULL;
