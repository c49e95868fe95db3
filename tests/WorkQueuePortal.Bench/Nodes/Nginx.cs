using System.Diagnostics;
using System.Globalization;

namespace WorkQueuePortal.Bench.Nodes;

/// <summary>Debian's nginx before two nodes, with a configuration of its own: a session keeps its node, and goes to the other when that one refuses.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wqp-nginx-").FullName;
    private readonly Process _process;

    public Nginx(int port, params int[] nodes)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        var servers = string.Concat(nodes.Select(n => string.Create(CultureInfo.InvariantCulture, $"server 127.0.0.1:{n} max_fails=1 fail_timeout=10s; ")));
        File.WriteAllText(Path.Combine(_folder, "nginx.conf"), $$"""
            daemon off; pid {{_folder}}/pid; error_log {{_folder}}/error.log; worker_processes 1;
            events { worker_connections 4096; }
            http {
              access_log off; client_body_temp_path {{_folder}}/body; proxy_temp_path {{_folder}}/proxy; fastcgi_temp_path {{_folder}}/f; uwsgi_temp_path {{_folder}}/u; scgi_temp_path {{_folder}}/s;
              upstream portal { hash $key consistent; {{servers}}keepalive 64; }
              map $cookie_wqp_node $key { "" $request_id; default $cookie_wqp_node; }
              map $cookie_wqp_node $node_cookie { "" "wqp_node=$request_id; Path=/; HttpOnly; SameSite=Lax"; default ""; }
              map $http_upgrade $connection_upgrade { "" ""; default upgrade; }
              server {
                listen 127.0.0.1:{{port.ToString(CultureInfo.InvariantCulture)}};
                proxy_http_version 1.1; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto $scheme;
                proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;
                proxy_connect_timeout 2s; proxy_read_timeout 3600s; proxy_buffering off;
                proxy_next_upstream error timeout http_503; proxy_next_upstream_tries 2; proxy_next_upstream_timeout 10s;
                location / { add_header Set-Cookie $node_cookie; proxy_pass http://portal; }
                location = /_blazor/negotiate { proxy_next_upstream error timeout http_503 non_idempotent; proxy_pass http://portal; }
                location = /ready { proxy_read_timeout 5s; proxy_pass http://portal; }
              }
            }
            """);
        _process = Process.Start(new ProcessStartInfo("nginx", ["-c", Path.Combine(_folder, "nginx.conf")]))!;
    }

    public Uri Address { get; }

    public void Dispose()
    {
        using (var stop = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) stop.WaitForExit();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
