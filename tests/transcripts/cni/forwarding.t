The kernel of a node that keeps what is not for itself: pods of one node reach each other, others are cut off. Source:
kubernetes.io "Container Runtimes" (Enable IPv4 packet forwarding), sysctl(8).

  $ kubectl apply -f https://github.com/flannel-io/flannel/releases/download/v0.26.1/kube-flannel.yml > /dev/null; sleep 30
  $ kubectl run client --image=busybox:1.36 --overrides='{"spec":{"nodeName":"worker-1"}}' -- sleep 1d
  pod/client created
  $ for at in 1 2; do kubectl run web$at --image=nginx --overrides='{"spec":{"nodeName":"worker-'$at'"}}'; done
  pod/web1 created
  pod/web2 created
  $ kubectl wait --for=condition=Ready pod --all > /dev/null
  $ cat > reach.sh <<'E'
  > for name in web1 web2; do
  >   kubectl exec client -- wget -qO- -T 2 $(kubectl get pod $name -o jsonpath='{.status.podIP}') > /dev/null 2>&1 && echo $name reached || echo $name lost
  > done
  > E
  $ bash reach.sh
  web1 reached
  web2 reached
  $ ssh worker-1 'cat /proc/sys/net/ipv4/ip_forward; sysctl -w net.ipv4.ip_forward=0'
  1
  net.ipv4.ip_forward = 0
  $ bash reach.sh
  web1 reached
  web2 lost
  $ ssh worker-1 'sysctl -n net.ipv4.ip_forward; printf "# for pods\nnet.ipv4.ip_forward = 1\n" > /etc/sysctl.d/k8s.conf; sysctl --system'
  0
  * Applying /etc/sysctl.d/k8s.conf ...
  net.ipv4.ip_forward = 1
  $ bash reach.sh
  web1 reached
  web2 reached
  $ ssh worker-2 'echo 0 > /proc/sys/net/ipv4/ip_forward'; bash reach.sh
  web1 reached
  web2 lost
  $ ssh worker-2 'sysctl net.ipv4.ip_fwd; sysctl -a | grep -c bridge'
  2
  ! sysctl: cannot stat /proc/sys/net/ipv4/ip_fwd: No such file or directory
