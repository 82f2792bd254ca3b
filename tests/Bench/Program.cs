using Bench;

// Sockets are served where they wake: the driver must cost little beside the bot it measures.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

// Every bench prints what it measured; ratios within one run are worth more than figures between machines.
switch (args.FirstOrDefault())
{
    case "load":
        await Load.Run(perSecond: Number(1, 200), TimeSpan.FromSeconds(Number(2, 20)));
        return 0;
    case "inside":
        await Inside.Run(chats: Number(1, 200), TimeSpan.FromSeconds(Number(2, 10)), keepNothing: args.Contains("--nothing"));
        return 0;
    case "compare":
        await new Bench.Compare.Comparison(args[1..]).Run();
        return 0;
    case "keep-nothing":
        await NothingKept.Serve(args[1..]);
        return 0;
    case "start":
        await Start.Run();
        return 0;
    case "understanding":
        Understand.Run();
        return 0;
    case "policy":
        Polite.Run();
        return 0;
    default:
        Console.Error.WriteLine("Choose: compare [--peers DIR] [--long] [--output FILE] | load [PER_SECOND] [SECONDS] | inside [CHATS] [SECONDS] [--nothing] | start | understanding | policy");
        return 2;
}

int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
