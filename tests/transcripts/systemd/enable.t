What starts when a host comes up, and what is masked. Source: systemctl(1), systemd.unit(5).

  $ ssh worker-1
  $ systemctl disable kubelet
  ! Removed "/etc/systemd/system/multi-user.target.wants/kubelet.service".
  $ systemctl is-enabled kubelet; systemctl is-active kubelet
  disabled
  active
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ ssh worker-1 systemctl reboot; ssh worker-1 true; sleep 30; ssh worker-1 systemctl is-active containerd kubelet
  active
  inactive
  ! Connection to worker-1 closed by remote host.
  ! ssh: connect to host worker-1 port 22: No route to host
  $ sleep 30; kubectl get node worker-1
  NAME       STATUS     ROLES    AGE   VERSION
  worker-1   NotReady   <none>   16m   v1.36.2
  $ ssh worker-1
  $ systemctl enable --now kubelet
  ! Created symlink /etc/systemd/system/multi-user.target.wants/kubelet.service → /usr/lib/systemd/system/kubelet.service.
  $ systemctl mask cron
  ! Created symlink /etc/systemd/system/cron.service → /dev/null.
  $ systemctl start cron; systemctl restart cron
  ! Failed to start cron.service: Unit cron.service is masked.
  ! Failed to restart cron.service: Unit cron.service is masked.
  [1]
  $ systemctl status cron | head -3
  ● cron.service - Regular background program processing daemon
       Loaded: masked (Reason: Unit cron.service is masked.)
       Active: active (running) since Fri 2026-11-20 10:00:20 UTC; 40s ago
  $ systemctl unmask cron; systemctl restart cron; systemctl is-active cron
  active
  ! Removed "/etc/systemd/system/cron.service".
  $ systemctl enable nothing
  ! Failed to enable unit: Unit file nothing.service does not exist.
  [1]
  $ systemctl stop nothing
  ! Failed to stop nothing.service: Unit nothing.service not found.
  [5]
  $ systemctl frob kubelet
  ! Unknown command verb frob.
  [1]
  $ systemctl list-units --type=service --no-pager
    UNIT                      LOAD   ACTIVE SUB     DESCRIPTION
    containerd.service        loaded active running containerd container runtime
    cron.service              loaded active running Regular background program processing daemon
    kubelet.service           loaded active running kubelet: The Kubernetes Node Agent
    ssh.service               loaded active running OpenBSD Secure Shell server
    systemd-journald.service  loaded active running Journal Service
    systemd-timesyncd.service loaded active running Network Time Synchronization
  
  LOAD   = Reflects whether the unit definition was properly loaded.
  ACTIVE = The high-level unit activation state, i.e. generalization of SUB.
  SUB    = The low-level unit activation state, values depend on unit type.
  6 loaded units listed.
  $ systemctl list-unit-files --state=enabled
  UNIT FILE          STATE   PRESET
  containerd.service enabled enabled
  cron.service       enabled enabled
  kubelet.service    enabled enabled
  ssh.service        enabled enabled
  
  4 unit files listed.
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ sleep 20; kubectl get node worker-1
  NAME       STATUS   ROLES    AGE   VERSION
  worker-1   Ready    <none>   16m   v1.36.2
