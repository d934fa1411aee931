# fails: ready, authority, stays
ssh worker-1 "sed -i 's#/run/crio/crio.sock#/run/containerd/containerd.sock#' /var/lib/kubelet/config.yaml; systemctl restart kubelet"
sleep 30
