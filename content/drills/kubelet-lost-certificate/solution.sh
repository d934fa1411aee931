ssh worker-1 "journalctl -u kubelet -n 5 --no-pager; ls /root /var/lib/kubelet/pki"
ssh worker-1 "mv /root/kubelet-client.pem /var/lib/kubelet/pki/kubelet-client-current.pem; systemctl restart kubelet"
sleep 20
kubectl get node worker-1
