A unit that starts a program that is not there. Source: systemd.exec(5), status 203/EXEC; kubeadm's drop-in file.

# fault: kubelet-binary-path-wrong node=worker-1
  $ kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 NotReady
  $ ssh worker-1 systemctl show kubelet -p ExecMainStatus
  ExecMainStatus=203
  $ ssh worker-1 "journalctl -u kubelet --no-pager -o cat | grep spawning | tail -1"
  kubelet.service: Failed at step EXEC spawning /usr/local/bin/kubelet: No such file or directory
  $ ssh worker-1 ls /usr/bin/kubelet
  /usr/bin/kubelet
  $ ssh worker-1 "sed -i 's#/usr/local/bin/kubelet#/usr/bin/kubelet#' /usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf; systemctl daemon-reload; systemctl restart kubelet"
  $ sleep 10; kubectl get node worker-1 --no-headers | awk '{print $1, $2}'
  worker-1 Ready
