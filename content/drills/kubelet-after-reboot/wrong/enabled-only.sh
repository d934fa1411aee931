# fails: ready, takes-pods
# near miss: enable without --now starts nothing
ssh worker-2 systemctl enable kubelet
sleep 15
