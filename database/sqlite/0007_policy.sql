-- The tables of Policy.

CREATE TABLE "PolicyDecisions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_PolicyDecisions" PRIMARY KEY,
    "SubjectId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "RuleSet" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Explanation" TEXT NOT NULL,
    "Inputs" TEXT NOT NULL,
    "Rules" TEXT NOT NULL
);

-- Answers: what the rules decided about a record, oldest first.
CREATE INDEX "IX_PolicyDecisions_Subject" ON "PolicyDecisions" ("SubjectId", "At");
