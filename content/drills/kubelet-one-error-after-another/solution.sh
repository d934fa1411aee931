ssh worker-1 "journalctl -u kubelet --no-pager -n 20 | grep err="
ssh worker-1 "rm /etc/default/kubelet; systemctl restart kubelet; sleep 2; journalctl -u kubelet --no-pager -n 20 | grep err="
ssh worker-1 "sed -i 's#/etc/kubernetes/pki/kubelet-ca.crt#/etc/kubernetes/pki/ca.crt#' /var/lib/kubelet/config.yaml; systemctl restart kubelet"
sleep 20
kubectl get node worker-1
