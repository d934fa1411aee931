Flags of the kubelet, from the files that kubeadm's drop-in reads. Source: kubeadm's documentation, "The kubelet drop-in
file for systemd"; the list of flags, "kubelet".

  $ ssh worker-2
  $ systemctl cat kubelet | grep -E '^(#|Environment|Exec)'
  # /usr/lib/systemd/system/kubelet.service
  ExecStart=/usr/bin/kubelet
  # /usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf
  Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"
  Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"
  EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
  EnvironmentFile=-/etc/default/kubelet
  ExecStart=
  ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS
  $ echo 'KUBELET_EXTRA_ARGS="--container-runtime=remote"' > /etc/default/kubelet; systemctl restart kubelet; sleep 1
  $ journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1
  err="failed to parse kubelet flag: unknown flag: --container-runtime"
  $ echo 'KUBELET_EXTRA_ARGS="--max-pods"' > /etc/default/kubelet; sleep 10
  $ journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1
  err="failed to parse kubelet flag: flag needs an argument: --max-pods"
  $ echo 'KUBELET_EXTRA_ARGS="--node-labels=disk=ssd"' > /etc/default/kubelet; sleep 10; systemctl is-active kubelet
  active
  $ systemctl status kubelet | grep -o 'max-pods.*\|--node-labels.*'
  --node-labels=disk=ssd
  max-pods"
  $ sed -i 's#/usr/bin/kubelet#/usr/local/bin/kubelet#' /usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf
  $ systemctl restart kubelet
  ! Warning: The unit file, source configuration file or drop-ins of kubelet.service changed on disk. Run 'systemctl daemon-reload' to reload units.
  $ systemctl is-active kubelet
  active
  $ systemctl daemon-reload; systemctl restart kubelet
  $ journalctl -u kubelet --no-pager | tail -4 | cut -d' ' -f5-
  (kubelet)[4239]: kubelet.service: Unable to locate executable '/usr/local/bin/kubelet': No such file or directory
  (kubelet)[4239]: kubelet.service: Failed at step EXEC spawning /usr/local/bin/kubelet: No such file or directory
  systemd[1]: kubelet.service: Main process exited, code=exited, status=203/EXEC
  systemd[1]: kubelet.service: Failed with result 'exit-code'.
  $ which kubelet
  /usr/bin/kubelet
  $ sed -i 's#/usr/local/bin/kubelet#/usr/bin/kubelet#' /usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf; systemctl daemon-reload; systemctl restart kubelet; systemctl is-active kubelet
  active
