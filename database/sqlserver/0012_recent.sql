-- What happened last: moves of a supervisor that can be taken back, documents that have just come.

-- Answers: what somebody has moved lately, and may take back.
CREATE INDEX [IX_Handoffs_By] ON [Handoffs] ([ById], [At]);

-- Answers: which documents came last.
CREATE INDEX [IX_Documents_Arrived] ON [Documents] ([ArrivedAt]);
