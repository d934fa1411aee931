ssh worker-1 "journalctl -u kubelet --no-pager -n 30 | grep -i err | tail -n 2"
ssh worker-1 "sed -i 's#/run/crio/crio.sock#/run/containerd/containerd.sock#' /var/lib/kubelet/config.yaml; systemctl restart kubelet; sleep 20; journalctl -u kubelet --no-pager -n 30 | grep -i x509 | tail -n 1"
ssh worker-1 'sed -i "s#certificate-authority-data: .*#certificate-authority-data: $(base64 -w0 /etc/kubernetes/pki/ca.crt)#" /etc/kubernetes/kubelet.conf'
ssh worker-1 "kubectl --kubeconfig /etc/kubernetes/kubelet.conf get node worker-1; systemctl restart kubelet"
sleep 30
kubectl get node worker-1
