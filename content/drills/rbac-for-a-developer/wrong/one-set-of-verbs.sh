# fails: nothing-else
# one command for both resources gives her every verb on Pods as well
kubectl create role developer --verb=get,list,watch,create,update,patch --resource=deployments,pods,pods/log -n invoicing-dev
kubectl create rolebinding developer-mio --role=developer --user=mio -n invoicing-dev
