A unit of one's own, and what is wrong with it. Source: systemd.service(5), systemd.exec(5), systemd.unit(5).

  $ ssh worker-2
  $ printf '[Unit]\nDescription=Backup agent\n[Service]\nExecStart=/usr/local/bin/agent --watch\nRestart=on-failure\nRestartSec=5\n[Install]\nWantedBy=multi-user.target\n' > /etc/systemd/system/agent.service
  $ systemctl enable --now agent
  ! Created symlink /etc/systemd/system/multi-user.target.wants/agent.service → /etc/systemd/system/agent.service.
  $ systemctl status agent | head -4
  ● agent.service - Backup agent
       Loaded: loaded (/etc/systemd/system/agent.service; enabled; preset: enabled)
       Active: activating (auto-restart) (Result: exit-code) since Fri 2026-11-20 10:00:00 UTC; now
      Process: 4211 ExecStart=/usr/local/bin/agent --watch (code=exited, status=203/EXEC)
  $ journalctl -u agent --no-pager -o cat | head -5
  Started agent.service - Backup agent.
  agent.service: Unable to locate executable '/usr/local/bin/agent': No such file or directory
  agent.service: Failed at step EXEC spawning /usr/local/bin/agent: No such file or directory
  agent.service: Main process exited, code=exited, status=203/EXEC
  agent.service: Failed with result 'exit-code'.
  $ printf '#!/bin/sh\nsleep infinity\n' > /usr/local/bin/agent; chmod +x /usr/local/bin/agent; sleep 6; systemctl is-active agent
  active
  $ systemctl show agent -p Restart,NRestarts,MainPID,SubState | grep -v PID
  Restart=on-failure
  NRestarts=1
  SubState=running
  $ mkdir -p /etc/systemd/system/agent.service.d; printf '[Service]\nExecStart=\nExecStart=/usr/local/bin/agent --once\n' > /etc/systemd/system/agent.service.d/override.conf
  $ systemctl show agent -p NeedDaemonReload --value
  yes
  $ systemctl daemon-reload; systemctl restart agent; systemctl status agent | grep -A1 -e Drop-In -e CGroup
      Drop-In: /etc/systemd/system/agent.service.d
               └─override.conf
  --
       CGroup: /system.slice/agent.service
               └─4225 /usr/local/bin/agent --once
  $ systemctl disable --now agent; rm -r /etc/systemd/system/agent.service*; systemctl daemon-reload; systemctl status agent
  ! Removed "/etc/systemd/system/multi-user.target.wants/agent.service".
  ! Unit agent.service could not be found.
  [4]
