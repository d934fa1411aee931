# fails: ready, identity, pods
# near miss: the kubeconfig names kubelet-client-current.pem
ssh worker-1 "mv /root/kubelet-client.pem /var/lib/kubelet/pki/; systemctl restart kubelet"
sleep 20
