using WorkQueuePortal.Bench;

return args switch
{
    ["schema", .. var rest] => SchemaDraft.Run(rest),
    _ => Unknown(),
};

static int Unknown()
{
    Console.Error.WriteLine("Name one of: schema.");
    return 2;
}
