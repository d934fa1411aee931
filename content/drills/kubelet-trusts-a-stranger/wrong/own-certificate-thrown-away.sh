# fails: ready, authority, stays
# near miss: the message is about the API server's certificate, not about the kubelet's own
ssh worker-1 "sed -i 's#/run/crio/crio.sock#/run/containerd/containerd.sock#' /var/lib/kubelet/config.yaml"
ssh worker-1 "rm /var/lib/kubelet/pki/kubelet-client-current.pem; systemctl restart kubelet"
sleep 30
