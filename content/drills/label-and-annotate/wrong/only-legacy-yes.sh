# fails: legacy-gone, untiered-file
# near miss: the selector asks for one value of legacy, and the other one for tiers that are not api
kubectl label pod scale-a -n orchard env=staging --overwrite
kubectl label pods -n orchard -l 'env=staging,tier in (api,worker)' owner=ume
kubectl label pods -n orchard -l legacy=yes legacy-
kubectl annotate pods -n orchard -l tier=api 'example.com/runbook=https://wiki.example.com/api?page=restart'
kubectl get pods -n orchard -l 'tier!=api' -o custom-columns=NAME:.metadata.name --no-headers > untiered.txt
