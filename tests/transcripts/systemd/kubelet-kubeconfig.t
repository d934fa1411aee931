A kubelet that does not come through to the API server: it runs, and its node is NotReady. Source: Kubernetes
documentation, "Troubleshooting kubeadm", "Kubelet client certificate"; client-go, kubelet_node_status.go.

  $ ssh worker-1
  $ grep server: /etc/kubernetes/kubelet.conf
      server: https://192.168.56.10:6443
  $ sed -i 's/:6443/:6553/' /etc/kubernetes/kubelet.conf; systemctl restart kubelet; sleep 60
  $ systemctl is-active kubelet
  active
  $ kubectl get nodes --kubeconfig /etc/kubernetes/kubelet.conf
  ! The connection to the server 192.168.56.10:6553 was refused - did you specify the right host or port?
  [1]
  $ journalctl -u kubelet -n 1 --no-pager -o cat | cut -d']' -f2
   "Unable to register node with API server" err="Post \"https://192.168.56.10:6553/api/v1/nodes\": dial tcp 192.168.56.10:6553: connect: connection refused" node="worker-1"
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ kubectl get node worker-1
  NAME       STATUS     ROLES    AGE   VERSION
  worker-1   NotReady   <none>   16m   v1.36.2
  $ ssh worker-1 "sed -i 's/192.168.56.10:6553/192.168.56.99:6443/' /etc/kubernetes/kubelet.conf; systemctl restart kubelet; sleep 8; journalctl -u kubelet -n 1 --no-pager -o cat" | cut -d']' -f2
   "Unable to register node with API server" err="Post \"https://192.168.56.99:6443/api/v1/nodes\": dial tcp 192.168.56.99:6443: connect: no route to host" node="worker-1"
  $ ssh worker-1 "sed -i 's/192.168.56.99/api.example.com/' /etc/kubernetes/kubelet.conf; systemctl restart kubelet; sleep 8; journalctl -u kubelet -n 1 --no-pager -o cat" | cut -d']' -f2
   "Unable to register node with API server" err="Post \"https://api.example.com:6443/api/v1/nodes\": dial tcp: lookup api.example.com on 192.168.56.1:53: no such host" node="worker-1"
  $ ssh worker-1 "sed -i 's/api.example.com/control-plane/' /etc/kubernetes/kubelet.conf; systemctl restart kubelet; sleep 8"; kubectl get node worker-1
  NAME       STATUS   ROLES    AGE   VERSION
  worker-1   Ready    <none>   16m   v1.36.2
  $ ssh worker-1
  $ openssl req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.crt -subj /CN=other -days 10 2>/dev/null
  $ sed -i "s#certificate-authority-data: .*#certificate-authority-data: $(base64 -w0 other.crt)#" /etc/kubernetes/kubelet.conf; systemctl restart kubelet; sleep 8; journalctl -u kubelet -n 1 --no-pager -o cat | cut -d']' -f2
   "Unable to register node with API server" err="Post \"https://control-plane:6443/api/v1/nodes\": tls: failed to verify certificate: x509: certificate signed by unknown authority" node="worker-1"
  $ sed -i "s#certificate-authority-data: .*#certificate-authority-data: $(base64 -w0 /etc/kubernetes/pki/ca.crt)#" /etc/kubernetes/kubelet.conf; systemctl restart kubelet; sleep 8; journalctl -u kubelet -n 1 --no-pager -o cat | cut -d']' -f2
   "Successfully registered node" node="worker-1"
  $ mv /var/lib/kubelet/pki/kubelet-client-current.pem /root/; systemctl restart kubelet; sleep 2; journalctl -u kubelet --no-pager -o cat | grep -o 'err=.*' | tail -1
  err="failed to run Kubelet: unable to load bootstrap kubeconfig: stat /etc/kubernetes/bootstrap-kubelet.conf: no such file or directory"
  $ mv /root/kubelet-client-current.pem /var/lib/kubelet/pki/; sleep 20; systemctl is-active kubelet
  active
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ kubectl get node worker-1
  NAME       STATUS   ROLES    AGE   VERSION
  worker-1   Ready    <none>   17m   v1.36.2
